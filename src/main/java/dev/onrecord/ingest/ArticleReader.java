package dev.onrecord.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles out of a stream of bytes: JSON lines, or one text with optional front matter;
 * either may be packed by gzip or bzip2.
 *
 * <p>What a stream holds is told by its first bytes: {@code 1f 8b} is gzip, {@code BZh} bzip2, a
 * first <code>{</code> is JSON lines. Only a name that ends in .jsonl or .ndjson promises lines
 * whatever comes first.
 */
public final class ArticleReader {
  private static final long LONGEST_LINE = 4L * ArticleJson.LONGEST_TEXT;

  /** Names that promise one article a line, whatever the first line is. */
  private static final Pattern LINES = Pattern.compile("\\.(jsonl|ndjson)(\\.gz|\\.bz2)?$");

  private final @Nullable LocalDate published;
  private final boolean named;

  /**
   * A reader; {@code published} stands in for articles that bring no day of publication, null
   * refuses them.
   */
  public ArticleReader(@Nullable LocalDate published) {
    this(published, true);
  }

  private ArticleReader(@Nullable LocalDate published, boolean named) {
    this.published = published;
    this.named = named;
  }

  /**
   * A reader of files whose names mean nothing here: a text without an id has one made of its
   * words, so that two of the same name are two articles.
   */
  public static ArticleReader ofUploads(@Nullable LocalDate published) {
    return new ArticleReader(published, false);
  }

  /**
   * Hands every article in the stream to {@code sink}, in order, and the reason for each that
   * cannot be taken.
   *
   * @param name the file's name, for reports and for the id of a text without one
   * @throws IOException when the stream itself breaks; what came before has been handed over
   */
  public void read(String name, InputStream stream, Consumer<Entry> sink) throws IOException {
    var in = new BufferedInputStream(stream, 1 << 16);
    byte[] head = head(in);
    if (isGzip(head) || isBzip2(head)) {
      InputStream unpacked =
          isGzip(head)
              ? new GZIPInputStream(in, 1 << 16)
              : new BZip2CompressorInputStream(in, true);
      in = new BufferedInputStream(unpacked, 1 << 16);
      head = head(in);
    }
    if (isGzip(head)) {
      sink.accept(new Entry.Refused(name, "gzip inside gzip; unpack it once first"));
    } else if (LINES.matcher(name).find() || looksLikeJson(head)) {
      jsonLines(name, in, sink);
    } else {
      sink.accept(TextFile.read(name, in, published, named));
    }
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(1 << 12);
    byte[] head = in.readNBytes(1 << 11);
    in.reset();
    return head;
  }

  private static boolean isGzip(byte[] head) {
    return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
  }

  private static boolean isBzip2(byte[] head) {
    return head.length >= 4
        && head[0] == 'B'
        && head[1] == 'Z'
        && head[2] == 'h'
        && head[3] > '0'
        && head[3] <= '9';
  }

  /** Reads one article from a whole JSON document, which may run over several lines. */
  public Entry readOne(String name, byte[] json) {
    try {
      return ArticleJson.parse(name, Utf8.decode(json), published);
    } catch (RefusedException e) {
      return new Entry.Refused(name, e.reason());
    }
  }

  private static boolean looksLikeJson(byte[] head) {
    for (byte b : head) {
      if (b == '{' || b == '[') {
        return true;
      }
      boolean skipped =
          Character.isWhitespace(b) || b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
      if (!skipped) {
        return false;
      }
    }
    return false;
  }

  private void jsonLines(String name, InputStream in, Consumer<Entry> sink) throws IOException {
    var lines = new ByteLines(in, LONGEST_LINE);
    for (ByteLines.Line line = lines.next(); line != null; line = lines.next()) {
      String where = name + ":" + line.number();
      byte[] bytes = line.bytes();
      if (bytes == null) {
        sink.accept(
            new Entry.Refused(
                where, "the line has " + line.length() + " bytes; the most is " + LONGEST_LINE));
      } else {
        json(where, bytes, sink);
      }
    }
  }

  private void json(String where, byte[] bytes, Consumer<Entry> sink) {
    try {
      String text = Utf8.decode(bytes);
      if (!text.isBlank()) {
        sink.accept(ArticleJson.parse(where, text, published));
      }
    } catch (RefusedException e) {
      sink.accept(new Entry.Refused(where, e.reason()));
    }
  }
}
