package dev.onrecord.search;

import java.time.LocalDate;
import java.util.List;

/**
 * One statement with all quotes of it: the same words, trimmed or slightly altered words among
 * them, by one speaker.
 *
 * @param first id of the quote that was published first; of several of one day always the same
 * @param published day on which the first was published
 * @param publisher the first's outlet
 * @param quotes how many quotes there are of it in the whole index
 * @param matching how many of them the request finds
 * @param outlets who published it, with how many quotes each, the most first
 */
public record Group(
    String first,
    LocalDate published,
    String publisher,
    long quotes,
    long matching,
    List<FacetResult.Value> outlets) {
  /** Copies the list. */
  public Group {
    outlets = List.copyOf(outlets);
  }
}
