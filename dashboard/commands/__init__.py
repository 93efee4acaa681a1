"""The commands of `dashboard`, one file each. The outermost edge: here one may ask what day it is, and print."""
