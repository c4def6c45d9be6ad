/**
 * Searches that are kept, and tell of each new quote that they find, once: to a webhook, to a file,
 * or in a feed.
 *
 * <p>An {@link dev.onrecord.alert.Alert} is a file in an {@link dev.onrecord.alert.AlertFolder};
 * {@link dev.onrecord.alert.Alerts} looks for what has come and delivers it. What was told, and
 * what is to be delivered, is in a ledger, written in one commit: after a crash, nothing is missed
 * and nothing told twice.
 */
@NullMarked
package dev.onrecord.alert;

import org.jspecify.annotations.NullMarked;
