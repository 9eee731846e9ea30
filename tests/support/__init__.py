"""What several tests share: building sites in a child process, serving them, reading them, driving a browser."""
