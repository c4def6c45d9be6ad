/**
 * Words in texts: how they are made, what a query looks for among them, and where it found it. Both
 * engines mark, correct and complete with what is here, so that they agree to the character.
 */
@NullMarked
package dev.onrecord.words;

import org.jspecify.annotations.NullMarked;
