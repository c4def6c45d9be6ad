package dev.onrecord.model;

import java.util.List;

/**
 * Everything read out of one article's text.
 *
 * @param relations in the order of the text; those with content become quotes
 * @param mentions every mention of somebody, in the order of the text
 * @param days where the narrative tells of a day, in the order of the text
 */
public record Extraction(
    List<AttributionRelation> relations, List<Mention> mentions, List<StatedDay> days) {
  /** Copies the lists. */
  public Extraction {
    relations = List.copyOf(relations);
    mentions = List.copyOf(mentions);
    days = List.copyOf(days);
  }
}
