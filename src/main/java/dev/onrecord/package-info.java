/**
 * The embedded Java API: {@link dev.onrecord.Onrecord} chooses an engine and ties the rooms
 * together.
 */
@NullMarked
package dev.onrecord;

import org.jspecify.annotations.NullMarked;
