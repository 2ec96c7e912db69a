package io.torouter.cli.catalogue;

/**
 * Something of a foreign file that is not what it was.
 *
 * @param where it stands there, such as {@code model_list[3].litellm_params.tpm}
 * @param what became of it, for people
 */
public record Note(String where, String what) {}
