using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Mka1.Testing
{
    /// <summary>
    /// Has what it was told under each path: /things/* makes a collection of things, which can be listed, read, created,
    /// changed and deleted, and whose ids are the beginning that it was given and a number. It knows no rules of the API.
    /// In the C# that Windows PowerShell compiles.
    /// </summary>
    public sealed class SampleServer : TestServer
    {
        private const string Root = "/api/v1/llm";
        private readonly List<string[]> _samples = new List<string[]>();
        private readonly ConcurrentDictionary<string, bool> _deleted = new ConcurrentDictionary<string, bool>();
        private readonly TaskCompletionSource<bool> _released = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<string> _bodies = new ConcurrentQueue<string>();

        /// <param name="paths">The paths below that of the LLM service, or whole ones, in which * stands for an id.</param>
        /// <param name="bodies">What lies under each, in which {id} stands for the id.</param>
        /// <param name="beginnings">What the ids of each collection begin with; empty for what is none.</param>
        public SampleServer(string[] paths, string[] bodies, string[] beginnings)
            : base(false)
        {
            for (int i = 0; i < paths.Length; i++)
                _samples.Add(new[] { paths[i], bodies[i], beginnings[i] });
            // What has a path of its own comes before what any id has.
            _samples.Sort((a, b) => a[0].Count(c => c == '*').CompareTo(b[0].Count(c => c == '*')));
            Count = 5;
            PageSize = 2;
            ContentType = "application/json";
            Start();
        }

        /// <summary>How many objects a collection has.</summary>
        public int Count { get; set; }

        /// <summary>The most that a page holds.</summary>
        public int PageSize { get; set; }

        /// <summary>How lists go wrong: same gives the first page for ever, circle begins anew after the last, overlap repeats the last object.</summary>
        public string Oddity { get; set; }

        public string ContentType { get; set; }

        /// <summary>gzip or br, for clients that take it.</summary>
        public string Coding { get; set; }

        /// <summary>Whether bodies come in pieces, with a pause between them.</summary>
        public bool IsSlow { get; set; }

        /// <summary>What a request's target matches, as a regular expression, that is answered by <see cref="StallAnswer"/>.</summary>
        public string StallTarget { get; set; }

        /// <summary>The method of those requests; without it any.</summary>
        public string StallMethod { get; set; }

        /// <summary>See <see cref="TestServer.Answer"/>.</summary>
        public string StallAnswer { get; set; }

        /// <summary>What the path of an object matches, as a regular expression, that does not exist.</summary>
        public string Missing { get; set; }

        /// <summary>Whether all other answers wait for <see cref="Release"/>.</summary>
        public bool Holds { get; set; }

        /// <summary>Whether what is deleted is gone.</summary>
        public bool Forgets { get; set; }

        /// <summary>What takes the place of "completed" in all bodies.</summary>
        public string Status { get; set; }

        /// <summary>The objects and lists that it gave.</summary>
        public ConcurrentQueue<string> Bodies { get { return _bodies; } }

        protected override bool ReadsBodies { get { return true; } }

        /// <summary>Lets the answers go that <see cref="Holds"/> keeps back.</summary>
        public void Release()
        {
            _released.TrySetResult(true);
        }

        protected override Task ReadyAsync(string answer)
        {
            return Holds && answer != StallAnswer ? _released.Task : base.ReadyAsync(answer);
        }

        protected override string Answer(string head)
        {
            string[] start = head.Split(new[] { "\r\n" }, 2, StringSplitOptions.None)[0].Split(' ');
            if (!string.IsNullOrEmpty(StallTarget) && Regex.IsMatch(start[1], StallTarget) && (string.IsNullOrEmpty(StallMethod) || start[0] == StallMethod))
                return StallAnswer;
            string[] target = start[1].Split(new[] { '?' }, 2);
            string path = target[0].StartsWith(Root, StringComparison.Ordinal) ? target[0].Substring(Root.Length) : target[0];
            string body = Missing != null && Regex.IsMatch(path, Missing) ? null : Find(start[0], path, target.Length > 1 ? target[1] : "");
            if (body == null)
                return Head("404 Not Found") + "\r\n{\"error\":{\"message\":\"There is no " + start[1] + ".\"}}";
            if (Status != null)
                body = body.Replace("\"completed\"", "\"" + Status + "\"");
            Bodies.Enqueue(body);
            return Whole(body, head);
        }

        private static string Head(string status)
        {
            return "HTTP/1.1 " + status + "\r\nConnection: close\r\n";
        }

        private string Whole(string body, string request)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            string head = Head("200 OK") + "Content-Type: " + ContentType + "\r\n";
            if (Coding != null && Regex.IsMatch(request, @"(?i)\r\nAccept-Encoding:[^\r]*\b" + Coding))
            {
                bytes = Encode(bytes);
                head += "Content-Encoding: " + Coding + "\r\n";
            }
            head += "Content-Length: " + bytes.Length + "\r\n\r\n";
            int piece = IsSlow ? Math.Max(1, bytes.Length / 4) : Math.Max(1, bytes.Length);
            var text = new StringBuilder(head);
            for (int i = 0; i < bytes.Length; i += piece)
                text.Append("{bytes:").Append(Convert.ToBase64String(bytes, i, Math.Min(piece, bytes.Length - i))).Append('}').Append(IsSlow ? "{pause}" : "");
            return text.ToString();
        }

        // .NET Framework has no brotli.
        private byte[] Encode(byte[] bytes)
        {
            var stream = new MemoryStream();
            Type brotli = Type.GetType("System.IO.Compression.BrotliStream, System.IO.Compression.Brotli");
            using (Stream coded = Coding == "gzip" ? new GZipStream(stream, CompressionMode.Compress) : (Stream)Activator.CreateInstance(brotli, stream, CompressionMode.Compress))
                coded.Write(bytes, 0, bytes.Length);
            return stream.ToArray();
        }

        // Null where there is nothing under the path.
        private string Find(string method, string path, string query)
        {
            foreach (string[] sample in _samples)
            {
                if (sample[2].Length > 0 && method != "DELETE" && Match(sample[0].Substring(0, sample[0].Length - 2), path) != null)
                    return method == "POST" ? Fill(sample, sample[2] + "1") : List(sample, path, query);
                string id = Match(sample[0], path);
                if (id == null || _deleted.ContainsKey(path))
                    continue;
                if (method != "DELETE")
                    return Fill(sample, id);
                if (Forgets)
                    _deleted[path] = true;
                return Fill(new[] { "", "{\"id\":\"{id}\",\"object\":\"deleted\",\"deleted\":true,\"never_heard_of\":{\"a\":[1,null]}}" }, id);
            }
            return null;
        }

        // The last id in a path; empty where the sample has a path of its own, null where it does not fit.
        private static string Match(string sample, string path)
        {
            Match match = Regex.Match(path, "^" + Regex.Escape(sample).Replace("\\*", "([^/]+)") + "$");
            return match.Success ? Uri.UnescapeDataString(match.Groups[match.Groups.Count - 1].Value) : null;
        }

        private static string Fill(string[] sample, string id)
        {
            return sample[1].Replace("{id}", id.Replace("\\", "\\\\").Replace("\"", "\\\""));
        }

        private string List(string[] sample, string path, string query)
        {
            string[] all = Enumerable.Range(1, Count).Select(number => sample[2] + number).ToArray();
            string cursor = Uri.UnescapeDataString(Regex.Match(query, "(^|&)after=([^&]*)").Groups[2].Value);
            // Where an object is gone nothing goes on from it.
            if (_deleted.ContainsKey(path + "/" + cursor))
                return null;
            int limit;
            if (!int.TryParse(Regex.Match(query, @"(^|&)limit=(\d+)").Groups[2].Value, out limit))
                limit = PageSize;
            int begin = Oddity == "same" ? 0 : Array.IndexOf(all, cursor) + (Oddity == "overlap" && cursor.Length > 0 ? 0 : 1);
            if (Oddity == "circle" && begin >= Count)
                begin = 0;
            string[] rest = all.Skip(begin).Where(id => !_deleted.ContainsKey(path + "/" + id)).ToArray();
            string[] page = rest.Take(Math.Min(limit, PageSize)).ToArray();
            bool goesOn = page.Length < rest.Length || Oddity == "same" || Oddity == "circle";
            return "{\"object\":\"list\",\"data\":[" + string.Join(",", page.Select(id => Fill(sample, id))) + "],\"has_more\":" + (goesOn ? "true" : "false")
                + (page.Length > 0 ? ",\"first_id\":\"" + page[0] + "\",\"last_id\":\"" + page[page.Length - 1] + "\"" : "") + "}";
        }
    }
}
