/**
 * The promise, or a rejection after some time.
 * @template Value
 * @param {Promise<Value>} promise
 * @param {number} limit milliseconds
 * @returns {Promise<Value>}
 */
export const within = (promise, limit) =>
  new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Error("nothing came in time")), limit)
    promise.then(resolve, reject).finally(() => clearTimeout(clock))
  })
