/**
 * LiteLLM's {@code config.yaml} as a catalogue: {@link io.torouter.cli.litellm.LiteLlm}. A deployment there is a model
 * on an upstream; here the deployments of one upstream, credential and rank are one channel. Pure. What the file may
 * hold was read on docs.litellm.ai, 2026-11-28.
 */
@NullMarked
package io.torouter.cli.litellm;

import org.jspecify.annotations.NullMarked;
