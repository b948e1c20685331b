using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Mka1.Testing
{
    /// <summary>
    /// Answers every request with the bytes it was told and closes the connection: for answers that no well-behaved
    /// server gives. {authorization} in the text stands for the header that came, {token} for the key in it,
    /// {escaped} for the key as JSON may write it. In the C# that Windows PowerShell compiles.
    /// </summary>
    public sealed class RawServer : IDisposable
    {
        private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
        private readonly ConcurrentQueue<string> _requests = new ConcurrentQueue<string>();

        public RawServer(string answer)
        {
            Answer = answer;
            _listener.Start();
            Uri = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port);
            Task accepting = AcceptAsync();
        }

        public Uri Uri { get; private set; }

        public string Answer { get; set; }

        /// <summary>The heads of the requests that came.</summary>
        public ConcurrentQueue<string> Requests { get { return _requests; } }

        public void Dispose()
        {
            _listener.Stop();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    Task serving = ServeAsync(await _listener.AcceptTcpClientAsync());
                }
            }
            catch (SocketException)
            {
                // Stopped.
            }
            catch (ObjectDisposedException)
            {
                // Stopped.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            try
            {
                using (client)
                using (var stream = client.GetStream())
                {
                    string head = await ReadAsync(stream);
                    Requests.Enqueue(head);
                    string authorization = head.Split('\n').Select(line => line.Trim())
                        .Where(line => line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))
                        .Select(line => line.Substring("Authorization:".Length).Trim()).FirstOrDefault() ?? "";
                    string token = authorization.Replace("Bearer ", "");
                    string escaped = string.Concat(token.Select(c => "\\u" + ((int)c).ToString("x4")));
                    string text = Answer.Replace("{authorization}", authorization).Replace("{token}", token).Replace("{escaped}", escaped);
                    byte[] bytes = Encoding.UTF8.GetBytes(text);
                    await stream.WriteAsync(bytes, 0, bytes.Length);
                    client.Client.Shutdown(SocketShutdown.Send);
                    // Read what is left, so that the close is not a reset that takes the answer with it.
                    byte[] rest = new byte[8192];
                    while (await stream.ReadAsync(rest, 0, rest.Length) > 0)
                    {
                    }
                }
            }
            catch (IOException)
            {
                // The client left.
            }
            catch (SocketException)
            {
                // The client left.
            }
            catch (ObjectDisposedException)
            {
                // The client left.
            }
        }

        private static async Task<string> ReadAsync(NetworkStream stream)
        {
            var head = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (true)
            {
                int read = await stream.ReadAsync(buffer, 0, buffer.Length);
                head.Append(Encoding.GetEncoding(28591).GetString(buffer, 0, read));
                string text = head.ToString();
                int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (read == 0 || end >= 0)
                    return end < 0 ? text : text.Substring(0, end);
            }
        }
    }
}
