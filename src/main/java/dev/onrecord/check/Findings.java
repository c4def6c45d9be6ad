package dev.onrecord.check;

import java.util.List;

/**
 * What was found of the quotes of a text.
 *
 * @param findings in the order of the text
 * @param more how many quotes were not looked for, because there were too many
 */
public record Findings(List<Finding> findings, int more) {
  /** Copies the list. */
  public Findings {
    findings = List.copyOf(findings);
  }
}
