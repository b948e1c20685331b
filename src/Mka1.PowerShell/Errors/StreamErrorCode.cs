using Mka1.Errors;

namespace Mka1.PowerShell.Errors;

/// <summary>What status an error in the middle of a stream would have had as an answer: that of the stream is 200 by then.</summary>
internal static class StreamErrorCode
{
    public static int StatusOf(Mka1ApiException error) =>
        error.StatusCode >= 400 ? error.StatusCode : Status(error.Code) ?? Status(error.Type) ?? error.StatusCode;

    // The service's framework writes its codes in capitals, OpenAI's form is small.
    private static int? Status(string? code) => code?.ToLowerInvariant() switch
    {
        null => null,
        // Some servers give the status for a code.
        var number when int.TryParse(number, out int status) => status is >= 400 and < 600 ? status : null,
        "invalid_api_key" or "authentication_error" or "unauthorized" => 401,
        "permission_denied" or "permission_error" or "insufficient_permissions" or "forbidden" => 403,
        "conflict" or "conflict_error" => 409,
        "rate_limit_exceeded" or "rate_limit_error" or "insufficient_quota" or "too_many_requests" => 429,
        "bad_request" or "context_length_exceeded" or "unprocessable_content" or "empty_image_file" => 400,
        // As OpenAI names what it objects to in an input: invalid_prompt, image_too_large, unsupported_image_media_type.
        var input when StartsWith(input, "invalid_") || StartsWith(input, "image_") || StartsWith(input, "unsupported_") => 400,
        "not_found_error" => 404,
        var missing when missing.EndsWith("not_found", StringComparison.Ordinal) => 404,
        _ => null,
    };

    private static bool StartsWith(string code, string beginning) => code.StartsWith(beginning, StringComparison.Ordinal);
}
