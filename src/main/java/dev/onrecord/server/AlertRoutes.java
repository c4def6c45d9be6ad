package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.access.Scope;
import dev.onrecord.alert.Alert;
import dev.onrecord.alert.AlertFolder;
import dev.onrecord.alert.AlertFolder.Progress;
import dev.onrecord.feed.FeedFormat;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches that are kept: made, looked at and removed by those who may write. */
final class AlertRoutes {
  private static final int LONGEST_BODY = 100_000;
  private static final int ENTRIES = 50;

  private final Onrecord onrecord;
  private final Gate gate;
  private final FeedRoute feeds;
  private final LastingQuotes quotes;
  private final @Nullable AlertFolder folder;

  /**
   * @param folder where they are, or null where this server keeps none
   */
  AlertRoutes(Onrecord onrecord, Gate gate, FeedRoute feeds, @Nullable AlertFolder folder) {
    this.onrecord = onrecord;
    this.gate = gate;
    this.feeds = feeds;
    this.quotes = new LastingQuotes(onrecord);
    this.folder = folder;
  }

  /** What somebody wants to be told of. */
  private record Asked(
      @Nullable String name,
      @Nullable String q,
      @Nullable List<String> speaker,
      @Nullable List<String> publisher,
      @Nullable List<String> kind,
      @Nullable List<String> role,
      @Nullable List<String> said_on,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String webhook) {
    SearchRequest request() {
      SearchRequest request = SearchRequest.of(q == null ? "" : q).said(from, to);
      for (Dimension dimension : Dimension.values()) {
        List<String> values =
            switch (dimension) {
              case SPEAKER -> speaker;
              case PUBLISHER -> publisher;
              case KIND -> kind;
              case ROLE -> role;
              case SAID_ON -> said_on;
            };
        for (String value : values == null ? List.<String>of() : values) {
          request = request.where(dimension, value);
        }
      }
      return request;
    }
  }

  /** An alert without what is secret of it. */
  private record Shown(
      String name,
      String q,
      Map<String, List<String>> where,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String webhook,
      @Nullable String file,
      Instant created,
      Progress progress) {
    static Shown of(Alert alert, @Nullable Progress known) {
      Progress progress = known == null ? Progress.NONE : known;
      return new Shown(
          alert.name(),
          alert.q(),
          alert.where(),
          alert.from(),
          alert.to(),
          alert.webhook(),
          alert.file(),
          alert.created(),
          progress);
    }
  }

  /** The only time that the secret is told. */
  private record Made(String name, @Nullable String secret) {}

  private AlertFolder folder() {
    if (folder == null) {
      throw RefusedRequest.notFound("this server keeps no alerts");
    }
    return folder;
  }

  void list(Context context) {
    gate.admit(context, Scope.WRITE);
    Parameters.checkKnown(context, Set.of());
    AlertFolder alerts = folder();
    List<Alert> all = alerts.all();
    Map<String, Progress> progress = alerts.progress(all);
    List<Shown> shown =
        all.stream().map(alert -> Shown.of(alert, progress.get(alert.id()))).toList();
    Routes.json(context, Map.of("alerts", shown));
  }

  void add(Context context) throws IOException {
    gate.admit(context, Scope.WRITE);
    Parameters.checkKnown(context, Set.of());
    Asked asked = asked(context);
    String name = asked.name;
    if (name == null) {
      throw new BadRequestException("name", "an alert needs a name");
    }
    Alert alert = folder().add(onrecord, name, asked.request(), asked.webhook, null);
    Audit.did(context, "1 alert added: " + name);
    context.status(201);
    Routes.json(context, new Made(alert.name(), alert.secret()));
  }

  private static Asked asked(Context context) throws IOException {
    if (!Parameters.contentType(context).equals("application/json")) {
      throw RefusedRequest.mediaType("send an alert as application/json");
    }
    byte[] body = context.bodyInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      throw RefusedRequest.tooLarge(
          "The alert is too large", "an alert has at most " + LONGEST_BODY + " bytes");
    }
    return JsonBody.read(
        body,
        Asked.class,
        "name, q, speaker, publisher, kind, role, said_on, from, to, webhook",
        "{\"name\": \"bridges\", \"q\": \"bridge\", \"speaker\": [\"…\"]}");
  }

  void remove(Context context) {
    gate.admit(context, Scope.WRITE);
    Parameters.checkKnown(context, Set.of());
    String name = context.pathParam("name");
    if (!folder().remove(name)) {
      throw RefusedRequest.notFound("there is no alert " + name);
    }
    Audit.did(context, "1 alert removed: " + name);
    context.status(204);
  }

  void retry(Context context) {
    gate.admit(context, Scope.WRITE);
    Parameters.checkKnown(context, Set.of());
    String name = context.pathParam("name");
    if (!folder().retry(name)) {
      throw RefusedRequest.notFound("there is no alert " + name);
    }
    context.status(204);
  }

  /** What an alert found, as it reads now, that found last first. */
  void feed(Context context, FeedFormat format) {
    Parameters.checkKnown(context, Set.of());
    String name = context.pathParam("name");
    Alert alert =
        folder().find(name).orElseThrow(() -> RefusedRequest.notFound("there is no alert " + name));
    Map<String, Hit> hits = new LinkedHashMap<>();
    folder()
        .latest(alert, ENTRIES)
        .forEach(
            told -> quotes.now(told).ifPresent(hit -> hits.putIfAbsent(hit.quote().id(), hit)));
    feeds.answer(context, format, "Onrecord: " + alert.name(), List.copyOf(hits.values()));
  }
}
