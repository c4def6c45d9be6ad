/**
 * Finds spans in sequences with a linear-chain conditional random field: hashed features in, spans
 * with their roles and probabilities out.
 *
 * <p>It knows nothing of news, nor of any other room. Its weights are learned from annotated text
 * and ship as small files.
 */
@NullMarked
package dev.onrecord.crf;

import org.jspecify.annotations.NullMarked;
