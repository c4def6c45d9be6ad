package dev.onrecord.html;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an element as it is read: a paragraph for each block, a blank line between two. */
final class PageText implements NodeVisitor {
  private static final Set<String> UNSEEN =
      Set.of(
          "script", "style", "noscript", "template", "svg", "head", "iframe", "button", "select");

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private int unseen;

  private PageText() {}

  static String of(Element element) {
    var reading = new PageText();
    element.traverse(reading);
    reading.end();
    return reading.text.toString();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words && unseen == 0) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      unseen += UNSEEN.contains(element.normalName()) ? 1 : 0;
      if (element.isBlock() || element.normalName().equals("br")) {
        end();
      } else if (element.normalName().matches("t[dh]")) {
        append(" ");
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      unseen -= UNSEEN.contains(element.normalName()) ? 1 : 0;
      if (element.isBlock()) {
        end();
      }
    }
  }

  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean blank = Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f';
      if (!blank && c != '\u00ad' && c != '\u200b' && c != '\ufeff' && c != '\0') {
        paragraph.append(c);
      } else if (blank && !paragraph.isEmpty() && paragraph.charAt(paragraph.length() - 1) != ' ') {
        paragraph.append(' ');
      }
    }
  }

  private void end() {
    int length = paragraph.length();
    if (length > 0 && paragraph.charAt(length - 1) == ' ') {
      paragraph.setLength(length - 1);
    }
    if (!paragraph.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n\n").append(paragraph);
      paragraph.setLength(0);
    }
  }
}
