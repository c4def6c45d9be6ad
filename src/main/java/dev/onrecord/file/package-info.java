/**
 * Files that are replaced as a whole, so that no reader and no crash ever sees half of one; and
 * turns at changing them.
 */
@NullMarked
package dev.onrecord.file;

import org.jspecify.annotations.NullMarked;
