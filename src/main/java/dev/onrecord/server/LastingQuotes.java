package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Trail;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds quotes by what they were called once. */
final class LastingQuotes {
  /** An id, and perhaps the check value of its words. */
  private static final Pattern ADDRESS = Pattern.compile("(.+:\\d+-\\d+)(?:~([0-9a-f]{8}))?");

  private final Onrecord onrecord;

  LastingQuotes(Onrecord onrecord) {
    this.onrecord = onrecord;
  }

  /** What has become of a quote. */
  sealed interface Found {
    /** It is there, under this id or another. */
    record Here(Hit hit) implements Found {}

    /** Its article has it no longer. */
    record Gone(Trail trail) implements Found {}
  }

  Found find(String name) {
    Matcher parts = ADDRESS.matcher(name);
    if (!parts.matches()) {
      throw RefusedRequest.notFound("there is no quote " + name);
    }
    String id = parts.group(1);
    Predicate<String> isMeant =
        text -> parts.group(2) == null || parts.group(2).equals(Quote.check(text));
    Optional<Hit> hit = onrecord.quote(id).filter(found -> isMeant.test(found.quote().text()));
    if (hit.isPresent()) {
      return new Found.Here(hit.get());
    }
    Trail trail =
        onrecord.trails(id.substring(0, id.lastIndexOf(':'))).stream()
            .filter(each ->
                each.forms().stream()
                    .anyMatch(form -> form.quoteId().equals(id) && isMeant.test(form.text())))
            .findFirst()
            .orElseThrow(() -> RefusedRequest.notFound("there is no quote " + name));
    return trail.isCurrent()
        ? onrecord
            .quote(trail.last().quoteId())
            .<Found>map(Found.Here::new)
            .orElse(new Found.Gone(trail))
        : new Found.Gone(trail);
  }

  /** The quote that was called so, as it reads now; empty where it is there no longer. */
  Optional<Hit> now(String name) {
    try {
      return find(name) instanceof Found.Here(Hit hit) ? Optional.of(hit) : Optional.empty();
    } catch (RefusedRequest e) {
      return Optional.empty();
    }
  }
}
