package dev.onrecord.ingest;

import dev.onrecord.ingest.IngestReport.Problem;
import dev.onrecord.model.Article;
import java.util.ArrayList;
import java.util.List;

/** Counts a batch; several threads write to it. */
final class Tally {
  private final List<Problem> problems = new ArrayList<>();
  private long added;
  private long updated;
  private long unchanged;
  private long refused;
  private long quotes;
  private long characters;

  synchronized void refused(String where, String reason) {
    refused++;
    if (problems.size() < IngestReport.MOST_PROBLEMS) {
      problems.add(new Problem(where, reason));
    }
  }

  synchronized void unchanged(Article article) {
    unchanged++;
    characters += article.text().length();
  }

  synchronized void taken(Article article, int found, boolean replaced) {
    added += replaced ? 0 : 1;
    updated += replaced ? 1 : 0;
    quotes += found;
    characters += article.text().length();
  }

  synchronized IngestReport report() {
    return new IngestReport(added, updated, unchanged, refused, quotes, characters, problems);
  }
}
