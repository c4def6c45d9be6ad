package dev.onrecord.search;

import java.util.List;

/**
 * What the index holds of a speaker.
 *
 * @param name the name as it is counted
 * @param aliases other full names that the registry knows the speaker by
 * @param roles what articles or the registry call the speaker, most often first
 * @param mentions how the articles of the latest {@link #LATEST} quotes name the speaker, pronouns
 *     left out, most often first
 * @param quotes how many quotes, exact
 * @param years quotes by year, with months inside
 * @param words what this speaker says more often than others do, the most telling first
 * @param publishers outlets that quoted, most often first
 * @param first the earliest quote
 * @param last the latest quote
 */
public record SpeakerProfile(
    String name,
    List<String> aliases,
    List<FacetResult.Value> roles,
    List<FacetResult.Value> mentions,
    long quotes,
    List<FacetResult.Value> years,
    List<FacetResult.Value> words,
    List<FacetResult.Value> publishers,
    Hit first,
    Hit last) {
  /** Of how many quotes {@link #mentions} are told. */
  public static final int LATEST = 100;

  /** Copies the lists. */
  public SpeakerProfile {
    aliases = List.copyOf(aliases);
    roles = List.copyOf(roles);
    mentions = List.copyOf(mentions);
    years = List.copyOf(years);
    words = List.copyOf(words);
    publishers = List.copyOf(publishers);
  }
}
