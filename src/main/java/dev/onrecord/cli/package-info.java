/**
 * The command line: one class a command, options in the words of the API, exit codes as in {@link
 * dev.onrecord.cli.Main}.
 *
 * <p>It parses, calls and prints. What it prints for tools is JSON, one object a line; what it
 * prints for people goes to standard error where it is not the answer itself.
 */
@NullMarked
package dev.onrecord.cli;

import org.jspecify.annotations.NullMarked;
