using System;
using System.Linq;

namespace Mka1.Testing
{
    /// <summary>
    /// Answers every request with the text it was told: for answers that no well-behaved server gives. {authorization} in
    /// the text stands for the header that came, {token} for the key in it, {escaped} for the key as JSON may write it.
    /// In the C# that Windows PowerShell compiles.
    /// </summary>
    public sealed class RawServer : TestServer
    {
        private readonly string _answer;

        public RawServer(string answer, bool encrypts)
            : base(encrypts)
        {
            _answer = answer;
            Start();
        }

        protected override string Answer(string head)
        {
            string authorization = head.Split('\n').Select(line => line.Trim())
                .Where(line => line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))
                .Select(line => line.Substring("Authorization:".Length).Trim()).FirstOrDefault() ?? "";
            string token = authorization.Replace("Bearer ", "");
            string escaped = string.Concat(token.Select(c => "\\u" + ((int)c).ToString("x4")));
            return _answer.Replace("{authorization}", authorization).Replace("{token}", token).Replace("{escaped}", escaped);
        }
    }
}
