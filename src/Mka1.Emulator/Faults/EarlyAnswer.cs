using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Faults;

/// <summary>
/// Answers before the request's body is read, and closes the connection. It writes to the socket, because the server
/// would first read the rest of the body for some seconds.
/// </summary>
internal static class EarlyAnswer
{
    /// <summary>How long a client has to read the answer before the connection is reset.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    public static async Task SendAsync(HttpContext context, int status, byte[] body, string contentType)
    {
        var answer = context.Response;
        answer.Headers.ContentType = contentType;
        answer.Headers.ContentLength = body.Length;
        answer.Headers.Connection = "close";
        var head = new StringBuilder($"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\n");
        foreach (var (name, values) in answer.Headers)
            head.Append($"{name}: {values}\r\n");
        head.Append("\r\n");

        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        await socket.SendAsync((byte[])[.. Encoding.Latin1.GetBytes(head.ToString()), .. body], context.RequestAborted);
        context.Features.GetRequiredFeature<ReceivedRequest>().Status = status;
        socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(Linger, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }
}
