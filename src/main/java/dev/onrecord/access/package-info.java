/**
 * Who may do what: keys with scopes, of which only hashes are kept, in a {@link
 * dev.onrecord.access.KeyFile} that the command line changes and a running server reads.
 */
@NullMarked
package dev.onrecord.access;

import org.jspecify.annotations.NullMarked;
