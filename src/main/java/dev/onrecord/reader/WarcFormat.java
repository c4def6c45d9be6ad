package dev.onrecord.reader;

import dev.onrecord.html.PageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * A web archive (ISO 28500): every page in it that a server answered with. A record that is broken
 * is told of, and reading goes on with the next one that begins rightly.
 */
final class WarcFormat implements Format {
  private static final Pattern TYPE =
      Pattern.compile("(?im)^WARC-Type:[ \\t]*(response|resource)[ \\t]*\\r?$");

  /** An answer with a page in it, or one that does not say what is in it. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?is)^HTTP/\\S+ 200\\b(?!.*?\\ncontent-type:(?![^\\n]*\\b(?:html|xhtml)\\b).*?\\r?\\n\\r?\\n)");

  private static final Pattern RESOURCE_PAGE =
      Pattern.compile("(?im)^Content-Type:[ \\t]*(text/html|application/xhtml)");

  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w:.-]{2,40})");

  @Override
  public boolean is(Head head) {
    return head.begins("WARC/");
  }

  @Override
  public void read(Piece piece) throws IOException {
    var records = new WarcRecords(piece.in());
    for (WarcRecords.Raw raw = records.next(); raw != null; raw = records.next()) {
      String where = piece.name() + "#" + raw.number();
      if (raw.problem() != null) {
        piece.refused(where, raw.problem());
      } else if (isPage(raw)) {
        byte[] bytes = raw.bytes();
        piece.found(Found.lazily(where, bytes.length, () -> page(where, bytes, piece.facts())));
      }
    }
  }

  private static boolean isPage(WarcRecords.Raw raw) {
    Matcher type = TYPE.matcher(raw.head());
    if (!type.find()) {
      return false;
    }
    if (type.group(1).equalsIgnoreCase("resource")) {
      return RESOURCE_PAGE.matcher(raw.head()).find();
    }
    byte[] bytes = raw.bytes();
    int from = raw.headLength();
    int until = httpHeadEnd(bytes, from);
    String http = new String(bytes, from, until - from, StandardCharsets.ISO_8859_1);
    return PAGE.matcher(http).find();
  }

  private static int httpHeadEnd(byte[] bytes, int from) {
    for (int i = from; i + 3 < bytes.length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return Math.min(bytes.length, from + (1 << 14));
  }

  private static Entry page(String where, byte[] bytes, Facts around) throws IOException {
    try (var reader = new WarcReader(new ByteArrayInputStream(bytes))) {
      WarcRecord record = reader.next().orElseThrow(() -> new IOException("no record"));
      byte[] body;
      String type;
      if (record instanceof WarcResponse response) {
        body = response.http().bodyDecoded().stream().readNBytes(PageReader.LARGEST + 1);
        type = response.http().headers().first("Content-Type").orElse("");
      } else {
        body = ((WarcResource) record).body().stream().readNBytes(PageReader.LARGEST + 1);
        type = "";
      }
      String url = ((WarcTargetRecord) record).target();
      Facts facts = Facts.NONE.withUrl(url).asOf(date(record));
      Matcher charset = CHARSET.matcher(type);
      return HtmlFormat.read(
          where + " " + url, body, charset.find() ? charset.group(1) : null, facts.or(around));
    }
  }

  private static @Nullable Instant date(WarcRecord record) {
    try {
      return record.date();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
