package dev.onrecord.model;

import java.util.List;

/**
 * Everything read out of one article's text.
 *
 * @param relations in the order of the text; those with content become quotes
 * @param mentions every mention of somebody, in the order of the text
 * @param days where a day other than the speech's own is told of in the narrative, in the order of
 *     the text
 */
public record Extraction(
    List<AttributionRelation> relations, List<Mention> mentions, List<Span> days) {
  /** Copies the lists. */
  public Extraction {
    relations = List.copyOf(relations);
    mentions = List.copyOf(mentions);
    days = List.copyOf(days);
  }
}
