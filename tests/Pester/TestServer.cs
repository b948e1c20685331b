using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Mka1.Testing
{
    /// <summary>
    /// A server on loopback with one request a connection. It keeps what it was asked, and tells which connections are
    /// open still. In the C# that Windows PowerShell compiles.
    /// </summary>
    public abstract class TestServer : IDisposable
    {
        private static readonly Regex Marker = new Regex(@"\{(reset|silence|pause|bytes:[^}]*)\}");
        private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
        private readonly ConcurrentQueue<string> _requests = new ConcurrentQueue<string>();
        private readonly ConcurrentQueue<string> _contents = new ConcurrentQueue<string>();
        private readonly ConcurrentQueue<string> _answered = new ConcurrentQueue<string>();
        private readonly ConcurrentDictionary<TcpClient, bool> _clients = new ConcurrentDictionary<TcpClient, bool>();
        private readonly X509Certificate2 _certificate;
        private int _connections;

        /// <param name="encrypts">Whether it speaks TLS, with a certificate that nobody trusts.</param>
        protected TestServer(bool encrypts)
        {
            if (encrypts)
                _certificate = SelfSigned();
            _listener.Start();
            Uri = new Uri((encrypts ? "https" : "http") + "://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port);
        }

        public Uri Uri { get; private set; }

        /// <summary>The heads of the requests that came.</summary>
        public ConcurrentQueue<string> Requests { get { return _requests; } }

        /// <summary>The bodies of the requests that are read to their end, in the encoding of their bytes.</summary>
        public ConcurrentQueue<string> Contents { get { return _contents; } }

        /// <summary>The heads of those whose answer was written to its end, or to where it falls silent.</summary>
        public ConcurrentQueue<string> Answered { get { return _answered; } }

        /// <summary>How many connections came.</summary>
        public int Connections { get { return _connections; } }

        /// <summary>How many of them neither side has closed.</summary>
        public int Open { get { return _clients.Count; } }

        public void Dispose()
        {
            _listener.Stop();
            foreach (TcpClient client in _clients.Keys)
                client.Close();
            if (_certificate != null)
                _certificate.Dispose();
        }

        /// <summary>Begins to accept, once the server is made whole.</summary>
        protected void Start()
        {
            Task accepting = AcceptAsync();
        }

        /// <summary>
        /// The answer to a request, as text in which {reset} breaks the connection, {silence} says nothing more for as long
        /// as the client waits, {pause} is a moment, and {bytes:...} stands for bytes in base 64.
        /// </summary>
        protected abstract string Answer(string head);

        /// <summary>Ends when an answer may be written.</summary>
        protected virtual Task ReadyAsync(string answer) { return Task.FromResult(true); }

        /// <summary>Whether a request is read to its end before it is answered.</summary>
        protected virtual bool ReadsBodies { get { return false; } }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    TcpClient client = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                    _clients.TryAdd(client, true);
                    Task serving = Task.Run(() => ServeAsync(client));
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
            bool left;
            try
            {
                using (client)
                using (Stream stream = await OpenAsync(client))
                {
                    string head = await ReadAsync(stream);
                    if (head != null)
                    {
                        Requests.Enqueue(head);
                        if (await WriteAsync(client, stream, head, Answer(head)))
                        {
                            client.Client.Shutdown(SocketShutdown.Send);
                            await DrainAsync(stream);
                        }
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
                // The client left, or the server was stopped.
            }
            catch (InvalidOperationException)
            {
                // The server was stopped.
            }
            catch (AuthenticationException)
            {
                // The client does not trust the certificate.
            }
            finally
            {
                _clients.TryRemove(client, out left);
            }
        }

        private async Task<Stream> OpenAsync(TcpClient client)
        {
            client.NoDelay = true;
            if (_certificate == null)
                return client.GetStream();
            var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(_certificate, false, SslProtocols.Tls12, false);
            return stream;
        }

        // False where the connection is not to be ended in good order.
        private async Task<bool> WriteAsync(TcpClient client, Stream stream, string head, string answer)
        {
            await ReadyAsync(answer);
            string[] parts = Marker.Split(answer);
            for (int i = 0; i < parts.Length; i++)
            {
                if (i % 2 == 0)
                    await WriteAsync(stream, Encoding.UTF8.GetBytes(parts[i]));
                else if (parts[i] == "pause")
                    await Task.Delay(20);
                else if (parts[i] == "silence")
                {
                    Answered.Enqueue(head);
                    await DrainAsync(stream);
                    return true;
                }
                else if (parts[i] == "reset")
                {
                    client.Client.LingerState = new LingerOption(true, 0);
                    return false;
                }
                else
                    await WriteAsync(stream, Convert.FromBase64String(parts[i].Substring("bytes:".Length)));
            }
            Answered.Enqueue(head);
            return true;
        }

        private static Task WriteAsync(Stream stream, byte[] bytes)
        {
            return stream.WriteAsync(bytes, 0, bytes.Length);
        }

        // Reads what is left, so that the close is not a reset that takes the answer with it.
        private static async Task DrainAsync(Stream stream)
        {
            byte[] rest = new byte[8192];
            while (await stream.ReadAsync(rest, 0, rest.Length) > 0)
            {
            }
        }

        // Null where the client left before it asked.
        private async Task<string> ReadAsync(Stream stream)
        {
            var text = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (true)
            {
                int read = await stream.ReadAsync(buffer, 0, buffer.Length);
                if (read == 0)
                    return null;
                text.Append(Encoding.GetEncoding(28591).GetString(buffer, 0, read));
                string all = text.ToString();
                int end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end >= 0 && (!ReadsBodies || IsWhole(all, end)))
                {
                    if (ReadsBodies)
                        Contents.Enqueue(all.Substring(end + 4));
                    return all.Substring(0, end);
                }
            }
        }

        private static bool IsWhole(string text, int end)
        {
            string head = text.Substring(0, end);
            Match length = Regex.Match(head, @"(?i)\r\nContent-Length: *(\d+)");
            if (length.Success)
                return text.Length - end - 4 >= int.Parse(length.Groups[1].Value);
            return !Regex.IsMatch(head, @"(?i)\r\nTransfer-Encoding: *chunked") || text.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
        }

        private static X509Certificate2 SelfSigned()
        {
            using (RSA key = RSA.Create())
            {
                var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                using (X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)))
                    // Windows serves with no key that lives in memory only.
                    return new X509Certificate2(made.Export(X509ContentType.Pfx));
            }
        }
    }
}
