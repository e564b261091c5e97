package io.github.nh4j.internal.endpoint;

/** What a repeat of an operation would do. */
public enum OperationKind {
    /** A second push. */
    SEND,
    /** Nothing more than the first, except that the thing is already gone. */
    DELETE
}
