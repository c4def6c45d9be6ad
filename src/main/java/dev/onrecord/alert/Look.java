package dev.onrecord.alert;

import dev.onrecord.Onrecord;
import dev.onrecord.alert.Ledger.Place;
import dev.onrecord.alert.Message.Corrected;
import dev.onrecord.alert.Message.Told;
import dev.onrecord.search.Arrival;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Trail;
import dev.onrecord.search.Trail.Form;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look for what has come that an alert has not told of yet. */
final class Look {
  /** Quotes of a delivery. */
  private static final int MOST = 100;

  private final Onrecord onrecord;
  private final Ledger ledger;
  private final Alert alert;
  private final Instant now;
  private final Keys keys = new Keys();

  private final Map<String, Told> told = new LinkedHashMap<>();
  private Place place;
  private String trailed = "";
  private List<Trail> trails = List.of();

  Look(Onrecord onrecord, Ledger ledger, Alert alert, Place place, Instant now) {
    this.onrecord = onrecord;
    this.ledger = ledger;
    this.alert = alert;
    this.place = place;
    this.now = now;
  }

  /**
   * Notes in the ledger what is new, and how far was looked. Where it ends with an exception, what
   * was noted so far is whole, and the next look goes on from where this one began.
   */
  void take() {
    String before = place.mark();
    String mark = onrecord.since(before, alert.request(), this::take);
    deliver();
    if (!mark.equals(before)) {
      ledger.put(place.at(mark, place.number()));
    }
  }

  /** What was told of is most of what is handed over, after a merge: no hit is made of it. */
  private void take(Arrival arrival) {
    String key = keys.next(arrival.quote());
    if (ledger.isUntold(alert.id(), key)) {
      Hit hit = arrival.hit().get();
      told.put(key, new Told(hit, corrected(hit)));
      if (told.size() == MOST) {
        deliver();
      }
    }
  }

  /** How it read when the alert told of it, before its article was corrected. */
  private @Nullable Corrected corrected(Hit hit) {
    String articleId = hit.quote().articleId();
    if (!ledger.knows(alert.id(), articleId)) {
      return null;
    }
    List<Form> forms =
        trails(articleId).stream()
            .filter(trail -> trail.isCurrent() && trail.last().quoteId().equals(hit.quote().id()))
            .findFirst()
            .map(Trail::forms)
            .orElse(List.of());
    var texts = new HashSet<String>(List.of(hit.quote().text()));
    for (Form form : forms) {
      boolean other = texts.add(form.text());
      if (other && ledger.hasWords(alert.id(), Keys.words(articleId, form.text()))) {
        return new Corrected(form.quoteId(), form.text());
      }
    }
    return null;
  }

  /** Hits of one article come together: its trails are asked for once. */
  private List<Trail> trails(String articleId) {
    if (!articleId.equals(trailed)) {
      trails = onrecord.trails(articleId);
      trailed = articleId;
    }
    return trails;
  }

  private void deliver() {
    if (told.isEmpty()) {
      return;
    }
    place = place.at(place.mark(), place.number() + 1);
    String id = Delivery.id(alert.id(), place.number());
    var message = new Message(alert.name(), id, now, List.copyOf(told.values()));
    boolean waits = alert.webhook() != null || alert.file() != null;
    told.forEach((key, each) -> ledger.tell(alert.id(), key, each.hit().quote()));
    ledger.put(
        new Delivery(
            alert.id(),
            place.number(),
            waits ? Delivery.State.WAITING : Delivery.State.DONE,
            0,
            now,
            "",
            now,
            told.values().stream().map(each -> each.hit().quote().lastingName()).toList(),
            alert.file() == null ? message.json() : message.lines()));
    ledger.put(place);
    told.clear();
  }
}
