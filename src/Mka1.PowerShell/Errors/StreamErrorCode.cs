using System.Globalization;
using Mka1.Errors;

namespace Mka1.PowerShell.Errors;

/// <summary>Maps an error within a stream, whose HTTP status is already 200, to the status of the same error as a response.</summary>
internal static class StreamErrorCode
{
    public static int GetStatus(Mka1ApiException error) => error.StatusCode >= 400
        ? error.StatusCode
        : FromCode(error.Code) ?? FromCode(error.Type) ?? FromWord(error.ServerMessage.Trim().TrimEnd('.').Replace(' ', '_')) ?? error.StatusCode;

    // Codes come in upper case, in OpenAI's lower case, or as the HTTP status.
    private static int? FromCode(string? code) => code?.ToLowerInvariant() switch
    {
        null => null,
        var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int status) => status is >= 400 and < 600 ? status : null,
        var word when FromWord(word) is int status => status,
        // OpenAI's codes for invalid input: invalid_prompt, image_too_large, unsupported_image_media_type.
        var input when StartsWith(input, "invalid_") || StartsWith(input, "image_") || StartsWith(input, "unsupported_") => 400,
        var missing when missing.EndsWith("not_found", StringComparison.Ordinal) => 404,
        _ => null,
    };

    // The gateway sends only a message, such as "Rate limit exceeded".
    private static int? FromWord(string word) => word.ToLowerInvariant() switch
    {
        "invalid_api_key" or "authentication_error" or "unauthorized" => 401,
        "permission_denied" or "permission_error" or "insufficient_permissions" or "forbidden" => 403,
        "not_found" or "not_found_error" => 404,
        "timeout" or "request_timeout" => 408,
        "conflict" or "conflict_error" => 409,
        "rate_limit_exceeded" or "rate_limit_error" or "insufficient_quota" or "too_many_requests" => 429,
        "bad_request" or "context_length_exceeded" or "unprocessable_content" or "empty_image_file" or "payload_too_large" => 400,
        _ => null,
    };

    private static bool StartsWith(string code, string prefix) => code.StartsWith(prefix, StringComparison.Ordinal);
}
