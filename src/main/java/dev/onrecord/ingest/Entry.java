package dev.onrecord.ingest;

import dev.onrecord.model.Article;

/** What a reader found at one place of its input: an article, or the reason why there is none. */
public sealed interface Entry {
  /** Where it stood: the file, and the line where there is one. */
  String where();

  /** An article. */
  record Read(String where, Article article) implements Entry {}

  /** Something that could not be read as an article, and why, in one sentence. */
  record Refused(String where, String reason) implements Entry {}
}
