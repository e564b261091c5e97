package io.github.nh4j.integration.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.BadRequestException;
import io.github.nh4j.error.ConflictException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.PayloadTooLargeException;
import io.github.nh4j.error.PreconditionFailedException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.error.UnauthorizedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an error answer says, read in another way than the client reads it. */
final class RecordedError {
    private static final Pattern CODE = Pattern.compile("SubCode=(\\d+)|<Code>(\\d+)</Code>");
    private static final Pattern DETAIL =
            Pattern.compile("<Detail>(.*?)\\.?TrackingId:([^,]*),.*</Detail>", Pattern.DOTALL);

    private final RecordedCall call;

    RecordedError(RecordedCall call) {
        this.call = call;
    }

    /** Checks what the client made of it; the client's own id is the one that it sent. */
    void check(ServiceException failure, String sentTrackingId) {
        assertThat(failure).isExactlyInstanceOf(type(call.status()));
        assertThat(failure.status()).isEqualTo(call.status());
        assertThat(failure.code()).isEqualTo(code());
        assertThat(failure.detail()).isEqualTo(inDetail(1));
        assertThat(failure.trackingId()).isEqualTo(sentTrackingId);
        assertThat(failure.serviceTrackingId().orElse(""))
                .isEqualTo(call.headers().first("TrackingId").orElse(inDetail(2)));
        if (call.status() < 500) {
            assertThat(failure.delivery()).isEqualTo(Delivery.REJECTED);
        }
    }

    private String code() {
        Matcher subCodeLast = CODE.matcher(call.content());
        String code = Integer.toString(call.status());
        while (subCodeLast.find()) {
            code = subCodeLast.group(1) == null ? subCodeLast.group(2) : subCodeLast.group(1);
        }
        return code;
    }

    private String inDetail(int group) {
        Matcher detail = DETAIL.matcher(call.content());
        return detail.find() ? detail.group(group).strip() : "";
    }

    private static Class<? extends ServiceException> type(int status) {
        return switch (status) {
            case 400 -> BadRequestException.class;
            case 401 -> UnauthorizedException.class;
            case 403 -> ForbiddenException.class;
            case 404 -> NotFoundException.class;
            case 409 -> ConflictException.class;
            case 412 -> PreconditionFailedException.class;
            case 413 -> PayloadTooLargeException.class;
            case 429 -> ThrottledException.class;
            case 500, 502, 503, 504 -> ServerBusyException.class;
            default -> ServiceException.class;
        };
    }
}
