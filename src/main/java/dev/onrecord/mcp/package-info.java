/**
 * What an assistant may ask, by the Model Context Protocol: {@link dev.onrecord.mcp.McpEndpoint}
 * answers one message after another, wherever it came from.
 *
 * <p>It keeps nothing between two messages: no session can be lost, hijacked or left behind.
 */
@NullMarked
package dev.onrecord.mcp;

import org.jspecify.annotations.NullMarked;
