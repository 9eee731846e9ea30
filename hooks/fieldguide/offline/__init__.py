"""Copies that readers carry: the kit, the copy on a device, their edition, and whether a copy is whole."""
