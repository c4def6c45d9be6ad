/**
 * HTTP: {@link dev.onrecord.server.OnrecordServer} puts the embedded API behind routes and serves
 * the page.
 *
 * <p>The only room that sees Javalin. It reads parameters, calls, and writes JSON; every error
 * becomes a problem detail (RFC 9457) in {@code ErrorMapper}.
 */
@NullMarked
package dev.onrecord.server;

import org.jspecify.annotations.NullMarked;
