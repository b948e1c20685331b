namespace Mka1.Emulator.Gateway;

/// <summary>An error answer of the service, in OpenAI's shape.</summary>
internal sealed class ApiException(int status, string message, string? param = null, string? code = null) : Exception(message)
{
    public int Status => status;

    public string? Param => param;

    public string? Code => code;

    /// <summary>Whether the answer has the shape of oRPC.</summary>
    public bool IsRpc { get; private init; }

    public string Type => status switch
    {
        401 or 400 or 404 or 405 or 409 or 412 or 413 or 415 => "invalid_request_error",
        403 => "permission_error",
        429 => "rate_limit_error",
        _ => "server_error",
    };

    public static ApiException Invalid(string message, string? param = null, string? code = "invalid_value") =>
        new(400, message, param, code);

    /// <summary>A refusal in the shape of oRPC, whose code MKA1 documents for speech.</summary>
    public static ApiException BadRequest(string message) => new(400, message, null, "BAD_REQUEST") { IsRpc = true };

    public static ApiException NotFound(string what, string id) =>
        new(404, $"No {what} found with id '{id}'.", null, "not_found");
}
