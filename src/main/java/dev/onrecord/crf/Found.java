package dev.onrecord.crf;

/**
 * A span that a model finds.
 *
 * @param role number of the role it plays
 * @param from its first position
 * @param to the position after its last one
 * @param probability how likely exactly this span is, from 0 to 1
 */
public record Found(int role, int from, int to, double probability) {}
