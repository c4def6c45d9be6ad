package dev.onrecord.search;

import dev.onrecord.model.Kind;
import dev.onrecord.model.QuoteName;
import dev.onrecord.model.SaidOn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One quote through the editions of its article. Where a correction moves or changes it, its id is
 * another one and its trail the same.
 *
 * @param id lasting name: the id it had in the first edition that has it, and the number of that
 *     edition where it is not the article's first
 * @param isCurrent whether the newest edition still has it
 * @param forms how it reads in the editions that have it, the newest first; at least one
 */
public record Trail(String id, boolean isCurrent, List<Form> forms) {
  /**
   * How a quote reads in one edition.
   *
   * @param quoteId its id there
   * @param kind its kind there
   * @param text its words there
   * @param speaker who said it there, as far as that edition by itself tells; what to show of one
   * @param saidOn when it was said, as far as that edition tells
   * @param published the article's day of publication, as that edition has it
   * @param asOf when the article read so, or null where nobody told
   */
  public record Form(
      String quoteId,
      Kind kind,
      String text,
      String speaker,
      SaidOn saidOn,
      LocalDate published,
      @Nullable Instant asOf) {
    /** Whether the same is said there, by the same one and of the same day. */
    boolean tellsAs(Form other) {
      return text.equals(other.text)
          && speaker.equals(other.speaker)
          && kind == other.kind
          && saidOn.equals(other.saidOn);
    }
  }

  /** Copies the list. */
  public Trail {
    forms = List.copyOf(forms);
  }

  /** The newest form. */
  public Form last() {
    return forms.getFirst();
  }

  /** Whether it was called so in any edition. */
  public boolean has(QuoteName name) {
    return forms.stream().anyMatch(form -> name.isOf(form.quoteId(), form.text()));
  }

  /** When it was first published: the beginning of that day, in UTC. */
  public Instant firstSeen() {
    return day(forms.getLast());
  }

  /**
   * When it came to be told as it is: the beginning of the day of publication, or the moment that
   * the edition tells which brought a correction, of its words, its speaker or its day. A
   * correction of an untold moment counts as one second after what it corrects, so that it is later
   * in any case.
   */
  public Instant updated() {
    Instant updated = firstSeen();
    Form before = forms.getLast();
    for (Form form : forms.reversed()) {
      if (!form.tellsAs(before)) {
        Instant told = form.asOf() == null ? day(form) : form.asOf();
        updated = told.isAfter(updated) ? told : updated.plusSeconds(1);
      }
      before = form;
    }
    return updated;
  }

  private static Instant day(Form form) {
    return form.published().atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
