package io.github.nh4j.transport.tck;

/** The rules of the port, each with what to look for when a transport breaks it. */
enum Rule {
    T1("64 exchanges with one host run at the same time", """
            Raise the connections per host that the pool allows to 64 or more, and the calls per host of a dispatcher, and \
            keep nothing of a call in the transport itself.\
            """),
    T2("one call puts one request on the wire", """
            Switch off the stack's retries (on broken connections, and on answers such as 408, 421, 429, 503, with or without \
            Retry-After) and mark the body as not repeatable.\
            """),
    T3("every status is a value", """
            Switch off redirects, authenticators and cookies, also those that a client that was passed in has, and do not let \
            the stack turn a status into an exception.\
            """),
    T4("what is sent is what was asked for", """
            Hand the raw path and query, the header values and the body's bytes to the stack as they are, with the body's \
            length, and switch off what it adds (a type, a charset, Expect, Upgrade) or normalises. What it cannot be made \
            to do is a Deviation.\
            """),
    T5("headers are complete and the body is decoded", """
            Copy every value of every header of the final response. Ask for no content coding, or hand on the decoded body \
            without Content-Encoding, and let the stack read each response to its end.\
            """),
    T6("the body is capped", """
            Count the decoded bytes while they come, throw ResponseTooLargeException with the status and the headers at the \
            first one over maxResponseBytes(), and close the connection or reset the stream instead of reading on. Limit the \
            length and the number of header lines in the stack's settings.\
            """),
    T7("a cancellation ends the exchange at once", """
            Register what closes the socket or resets the stream with cancellation.onCancel(...) before the exchange starts; \
            or right after, if the stack forgets an abort that comes that early. Make it work in every phase. That the caller \
            no longer waits is not enough: the connection must be gone, or fit for the next call.\
            """),
    T8("what was never sent is reported as such, and nothing else is", """
            Map the failures that come before the request is written to RequestNotSentException with the stack's exception as \
            its cause, leave all other ones an IOException, and name no header or body value in a message.\
            """),
    T9("a truncated response is no response", """
            When the connection or the stream ends before the body does, or the body cannot be understood, throw \
            IncompleteResponseException with the status and the headers, and do not use the connection again.\
            """),
    T10("an aborted exchange ends with the right exception", """
            Throw InterruptedException, RequestNotSentException or another IOException, never CancellationException, and \
            leave the thread's interrupt flag as it is.\
            """),
    T11("sendAsync neither blocks nor throws", """
            Start the call on the stack's own threads, catch what it throws while it starts, and fail the future with that, \
            bare: no CompletionException around it.\
            """),
    T12("the future needs no special class", """
            Complete the future with the response, or with the failure when the cancellation has fired, and let nothing depend \
            on who else completes it.\
            """),
    T13("what depends on a future sees its result", """
            Complete the future once the whole response is there, on whatever thread.\
            """),
    T14("close() closes what the transport has made, and nothing else", """
            Close in close() the client that create() made, leave open the one that was passed in, and fail calls that come \
            later with RequestNotSentException.\
            """),
    T15("no logging, no threads but the stack's, no sockets left behind", """
            Make no thread for a call, log neither headers nor bodies, and let the stack drop the connection of an exchange \
            that broke.\
            """),
    T16("nothing is wrapped", """
            Make an IOException of what the stack throws for a fault on the wire, by the names of those classes. Let all else \
            that is not an IOException pass as it is, and take a future's CompletionException off.\
            """);

    private final String truth;
    private final String remedy;

    Rule(String truth, String remedy) {
        this.truth = truth;
        this.remedy = remedy;
    }

    /** For the description of an assertion: what must be true, in which case, and what to do about it. */
    String brokenWhen(String situation) {
        return name() + ", " + truth + ": " + situation + ". " + remedy;
    }
}
