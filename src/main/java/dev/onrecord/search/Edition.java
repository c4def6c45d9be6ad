package dev.onrecord.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an article read before it was edited. Its quotes are not searched: they stand in the text.
 *
 * @param published day of publication as it was told then
 * @param asOf when the text stood so: when it was captured or last changed; null when unknown
 * @param differences how the text of the edition that followed differs from this one
 */
public record Edition(
    String title,
    LocalDate published,
    @Nullable Instant asOf,
    String text,
    List<Difference> differences) {
  /** Copies the list. */
  public Edition {
    differences = List.copyOf(differences);
  }
}
