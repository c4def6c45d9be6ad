package dev.onrecord.reader;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a web archive into its records, each whole in memory. A record that is not followed by
 * another where it says that it ends has lied; the next one is looked for.
 */
final class WarcRecords {
  /** A page with its headers; what is larger is read over. */
  private static final int LARGEST = 12_000_000;

  private static final int LONGEST_HEAD = 1 << 16;
  private static final byte[] END = {'\r', '\n', '\r', '\n'};
  private static final byte[] NEXT = "\r\n\r\nWARC/1.".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern LENGTH =
      Pattern.compile("(?im)^Content-Length:[ \\t]*(\\d{1,15})[ \\t]*\\r?$");

  /**
   * A record.
   *
   * @param number counted from 1
   * @param head its own header lines
   * @param bytes all of it, closing blank lines included; empty where it has a problem or is too
   *     large
   * @param problem what is wrong with it, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Raw(long number, String head, int headLength, byte[] bytes, @Nullable String problem) {}

  /** More of them one after the other are no archive. */
  private static final int MOST_PROBLEMS = 100;

  private final PushbackInputStream in;
  private long number;
  private int problems;
  private boolean ended;

  WarcRecords(InputStream in) {
    this.in = new PushbackInputStream(in, LARGEST + LONGEST_HEAD + NEXT.length);
  }

  /** The next record, or null at the end. */
  @Nullable Raw next() throws IOException {
    number++;
    byte[] head = ended ? new byte[0] : head();
    if (head.length == 0) {
      return null;
    }
    String lines = new String(head, StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(lines);
    if (!lines.startsWith("WARC/") || !length.find()) {
      return problem("there is no record where one should begin", head);
    }
    long told = Long.parseLong(length.group(1));
    return told > LARGEST ? large(lines, told) : whole(lines, head, (int) told);
  }

  private Raw whole(String lines, byte[] head, int told) throws IOException {
    byte[] body = in.readNBytes(told);
    byte[] end = in.readNBytes(END.length);
    if (Arrays.equals(end, END) || (body.length == told && end.length == 0)) {
      problems = 0;
      var bytes = new ByteArrayOutputStream(head.length + body.length + END.length);
      bytes.writeBytes(head);
      bytes.writeBytes(body);
      bytes.writeBytes(END);
      return new Raw(number, lines, head.length, bytes.toByteArray(), null);
    }
    byte[] read = Arrays.copyOf(body, body.length + end.length);
    System.arraycopy(end, 0, read, body.length, end.length);
    if (body.length < told) {
      return problem("the archive ends in the middle of the record", read);
    }
    return problem("the record does not end where it says it does", read);
  }

  /** No page is so large. */
  private Raw large(String lines, long told) throws IOException {
    try {
      in.skipNBytes(told);
    } catch (EOFException e) {
      return new Raw(number, lines, 0, new byte[0], "the archive ends in the middle of the record");
    }
    byte[] end = in.readNBytes(END.length);
    return Arrays.equals(end, END)
        ? new Raw(number, "", 0, new byte[0], null)
        : problem("the record does not end where it says it does", end);
  }

  /** Goes to where the next record begins, in what was read already or after it. */
  private Raw problem(String what, byte[] read) throws IOException {
    in.unread(read);
    problems++;
    boolean more = problems < MOST_PROBLEMS && skipTo(NEXT);
    if (more) {
      in.unread(NEXT, END.length, NEXT.length - END.length);
    } else {
      ended = true;
    }
    String then =
        more
            ? "; reading goes on with the next record"
            : problems < MOST_PROBLEMS
                ? "; no record follows"
                : "; after so many broken ones no more is read";
    return new Raw(number, "", 0, new byte[0], what + then);
  }

  private boolean skipTo(byte[] wanted) throws IOException {
    int matched = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      matched =
          b == wanted[matched]
              ? matched + 1
              : b == wanted[0] ? 1 : matched == 3 && b == '\n' ? 2 : 0;
      if (matched == wanted.length) {
        return true;
      }
    }
    return false;
  }

  /** The header lines with the blank one that ends them; empty at the end of the archive. */
  private byte[] head() throws IOException {
    var head = new ByteArrayOutputStream(512);
    int ends = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (head.size() == 0 && (b == '\r' || b == '\n')) {
        continue;
      }
      head.write(b);
      ends = b == END[ends] ? ends + 1 : b == '\r' ? 1 : 0;
      if (ends == END.length || head.size() == LONGEST_HEAD) {
        break;
      }
    }
    return head.toByteArray();
  }
}
