package dev.onrecord.reader;

import dev.onrecord.html.Moment;
import dev.onrecord.model.PublishedBasis;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** A mail, as newsletters come: its text is the article, its sender the publisher. */
final class MailFormat implements Format {
  private static final int LARGEST = 50_000_000;
  private static final int DEEPEST = 20;

  private static final Pattern HEADER = Pattern.compile("([\\w-]{1,60}):.*|[ \\t].*|from .*");

  /** What mails have among the lines that they begin with. */
  private static final Set<String> OF_MAILS =
      Set.of(
          "received",
          "return-path",
          "delivered-to",
          "mime-version",
          "message-id",
          "dkim-signature",
          "content-type",
          "subject",
          "from",
          "to",
          "date",
          "reply-to");

  private static final Pattern WRAPPED = Pattern.compile("(?<=\\S) ?\\n(?=[^\\n>*\\-–•])");

  private static final MimeConfig LIMITS =
      new MimeConfig.Builder()
          .setMaxLineLen(100_000)
          .setMaxHeaderCount(1_000)
          .setMaxHeaderLen(100_000)
          .setMaxContentLen(LARGEST)
          .build();

  @Override
  public boolean is(Head head) {
    return head.named(".eml") || ofMails(head.text()) >= 3;
  }

  /** How many of them stand before the first blank line; 0 where something else does. */
  private static long ofMails(String text) {
    List<String> lines = text.lines().takeWhile(line -> !line.isBlank()).toList();
    boolean headers = lines.stream().limit(20).allMatch(line -> HEADER.matcher(line).matches());
    return !headers
        ? 0
        : lines.stream()
            .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
            .filter(OF_MAILS::contains)
            .distinct()
            .count();
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(LARGEST);
    piece.found(Found.lazily(piece.name(), bytes.length, () -> read(piece, bytes)));
  }

  private static Entry read(Piece piece, byte[] bytes) throws IOException {
    var builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(LIMITS);
    Message mail = builder.parseMessage(new ByteArrayInputStream(bytes));
    String html = part(mail, "text/html", 0);
    String plain = part(mail, "text/plain", 0);
    String text = html != null ? HtmlText.of(html) : plain != null ? unwrapped(plain) : "";
    return facts(mail).or(piece.own()).article(piece.name(), text);
  }

  private static Facts facts(Message mail) {
    String date = withoutRemark(field(mail, "Date"));
    Moment sent = Moment.read(date);
    String from =
        mail.getFrom() == null
            ? ""
            : mail.getFrom().stream()
                .map(box -> box.getName() == null ? String.valueOf(box.getDomain()) : box.getName())
                .filter(name -> !name.equals("null"))
                .collect(Collectors.joining(", "));
    return new Facts(
        field(mail, "Message-ID").replaceAll("[<>\\s]", ""),
        mail.getSubject() == null ? "" : mail.getSubject().strip(),
        from,
        sent == null ? null : new Facts.Published(sent.day(), PublishedBasis.MAIL),
        "",
        "",
        field(mail, "Content-Language"),
        sent == null ? null : sent.at());
  }

  private static String withoutRemark(String date) {
    int remark = date.indexOf('(');
    return remark < 0 ? date : date.substring(0, remark).strip();
  }

  private static String field(Message mail, String name) {
    Field field = mail.getHeader() == null ? null : mail.getHeader().getField(name);
    return field == null || field.getBody() == null ? "" : field.getBody().strip();
  }

  /** The longest part of this type that is no attachment. */
  private static @Nullable String part(Entity entity, String type, int depth) throws IOException {
    if (depth > DEEPEST || "attachment".equalsIgnoreCase(entity.getDispositionType())) {
      return null;
    }
    if (entity.getBody() instanceof Multipart parts) {
      String longest = null;
      for (Entity part : parts.getBodyParts()) {
        String found = part(part, type, depth + 1);
        longest =
            longest == null || (found != null && found.length() > longest.length())
                ? found
                : longest;
      }
      return longest;
    }
    if (entity.getBody() instanceof TextBody body && type.equalsIgnoreCase(entity.getMimeType())) {
      try (Reader reader = body.getReader()) {
        return reader.readAllAsString();
      }
    }
    return null;
  }

  /** Paragraphs of a mail are broken into short lines. */
  private static String unwrapped(String plain) {
    return WRAPPED.matcher(plain.replace("\r\n", "\n")).replaceAll(" ").strip();
  }
}
