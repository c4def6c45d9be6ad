package dev.onrecord.search;

import java.util.List;

/**
 * What the index holds of a speaker.
 *
 * @param name the name as it is counted
 * @param quotes how many quotes, exact
 * @param years quotes by year, with months inside
 * @param words what this speaker says more often than others do, the most telling first
 * @param publishers outlets that quoted, most often first
 * @param first the earliest quote
 * @param last the latest quote
 */
public record SpeakerProfile(
    String name,
    long quotes,
    List<FacetResult.Value> years,
    List<FacetResult.Value> words,
    List<FacetResult.Value> publishers,
    Hit first,
    Hit last) {
  /** Copies the lists. */
  public SpeakerProfile {
    years = List.copyOf(years);
    words = List.copyOf(words);
    publishers = List.copyOf(publishers);
  }
}
