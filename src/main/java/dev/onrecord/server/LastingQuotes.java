package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.model.QuoteName;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Trail;
import java.util.Optional;

/** Finds quotes by what they were called once. */
final class LastingQuotes {
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

  Found find(String called) {
    return QuoteName.read(called)
        .flatMap(name -> here(name).or(() -> onrecord.trail(called).map(this::end)))
        .orElseThrow(() -> RefusedRequest.notFound("there is no quote " + called));
  }

  private Optional<Found> here(QuoteName name) {
    return onrecord
        .quote(name.id())
        .filter(hit -> name.isOf(hit.quote().id(), hit.quote().text()))
        .map(Found.Here::new);
  }

  private Found end(Trail trail) {
    return Optional.of(trail)
        .filter(Trail::isCurrent)
        .flatMap(each -> onrecord.quote(each.last().quoteId()))
        .<Found>map(Found.Here::new)
        .orElseGet(() -> new Found.Gone(trail));
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
