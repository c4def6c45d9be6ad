package dev.onrecord.export;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Choice;
import java.io.IOException;
import java.io.OutputStream;

/** The formats that hits can be written in. */
public enum ExportFormat {
  /** A table for spreadsheets (RFC 4180), with a line of names at the top. */
  CSV("text/csv;charset=utf-8", "csv"),
  /** A hit a line, as the HTTP API gives it. */
  JSONL("application/x-ndjson", "jsonl"),
  /** References for LaTeX. */
  BIBTEX("application/x-bibtex;charset=utf-8", "bib"),
  /** References for Zotero, EndNote and their like. */
  RIS("application/x-research-info-systems;charset=utf-8", "ris"),
  /** References for citation styles: CSL-JSON. */
  CSL("application/vnd.citationstyles.csl+json", "json"),
  /**
   * References to paste: a line an article, as the American Psychological Association writes them.
   */
  APA("text/plain;charset=utf-8", "txt");

  private final String contentType;
  private final String ending;

  ExportFormat(String contentType, String ending) {
    this.contentType = contentType;
    this.ending = ending;
  }

  /** The name used in requests. */
  public String word() {
    return Choice.word(this);
  }

  /** What HTTP calls the format. */
  public String contentType() {
    return contentType;
  }

  /** The ending of a file of this format, without the dot. */
  public String ending() {
    return ending;
  }

  /** The format of that name; a {@link BadRequestException} names those that exist. */
  public static ExportFormat named(String name) {
    return Choice.named(ExportFormat.class, "format", "format", name);
  }

  /**
   * A writer of this format; closing it ends the file and leaves the stream open.
   *
   * @throws IOException when the stream breaks
   */
  public HitWriter writer(OutputStream out) throws IOException {
    return switch (this) {
      case CSV -> new CsvHits(out);
      case JSONL -> new JsonHits(out);
      case BIBTEX -> new BibtexHits(out);
      case RIS -> new RisHits(out);
      case CSL -> new CslHits(out);
      case APA -> new ApaHits(out);
    };
  }
}
