using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Mka1.Emulator;

/// <summary>Explains why the server cannot listen on its address, and what to do.</summary>
internal static class ListenFailure
{
    /// <summary>The message for an exception of the server's start; null if it has another cause.</summary>
    public static string? Explain(Exception exception, Uri url)
    {
        if (exception is IOException { InnerException: AddressInUseException })
            return $"Port {url.Port} is in use by another program, perhaps by another emulator. Stop that program, or choose another port; port 0 selects a free one: --urls http://127.0.0.1:0";
        return exception is SocketException { SocketErrorCode: SocketError.AccessDenied }
            ? $"This user is not allowed to listen on port {url.Port}. Choose a port from 1024 on; port 0 selects a free one: --urls http://127.0.0.1:0"
            : exception is SocketException ? $"Cannot listen on {url}: {exception.Message.TrimEnd('.')}. Choose another address, such as --urls http://127.0.0.1:5141" : null;
    }
}
