using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Mka1.Testing
{
    /// <summary>A host that keeps what it is shown and answers questions as it was told: for what no stream tells.</summary>
    public sealed class RecordingHost : PSHost
    {
        private readonly RecordingInterface _ui = new RecordingInterface();

        /// <summary>The warnings that were shown.</summary>
        public ConcurrentQueue<string> Warnings => _ui.Warnings;

        /// <summary>The pieces of text that were shown, as they came.</summary>
        public ConcurrentQueue<string> Pieces => _ui.Pieces;

        /// <summary>The questions that were asked.</summary>
        public ConcurrentQueue<string> Questions => _ui.Questions;

        /// <summary>The titles of these questions.</summary>
        public ConcurrentQueue<string> Titles => _ui.Titles;

        /// <summary>The answers to come, by the first letters of their labels, such as Yes and No to All. Without one the answer is No.</summary>
        public ConcurrentQueue<string> Answers => _ui.Answers;

        public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

        /// <summary>The language of the session.</summary>
        public CultureInfo Language { get; set; } = CultureInfo.InvariantCulture;

        public override CultureInfo CurrentUICulture => Language;

        public override Guid InstanceId { get; } = Guid.NewGuid();

        public override string Name => "Recording";

        public override PSHostUserInterface UI => _ui;

        public override Version Version => new Version(1, 0);

        public override void EnterNestedPrompt() => throw new NotSupportedException();

        public override void ExitNestedPrompt() => throw new NotSupportedException();

        public override void NotifyBeginApplication()
        {
        }

        public override void NotifyEndApplication()
        {
        }

        public override void SetShouldExit(int exitCode)
        {
        }

        private sealed class RecordingInterface : PSHostUserInterface
        {
            public ConcurrentQueue<string> Warnings { get; } = new ConcurrentQueue<string>();

            public ConcurrentQueue<string> Pieces { get; } = new ConcurrentQueue<string>();

            public ConcurrentQueue<string> Questions { get; } = new ConcurrentQueue<string>();

            public ConcurrentQueue<string> Titles { get; } = new ConcurrentQueue<string>();

            public ConcurrentQueue<string> Answers { get; } = new ConcurrentQueue<string>();

            public override PSHostRawUserInterface RawUI => null;

            public override void Write(string value) => Pieces.Enqueue(value);

            public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Pieces.Enqueue(value);

            public override void WriteLine(string value) => Pieces.Enqueue(value + Environment.NewLine);

            public override void WriteErrorLine(string value)
            {
            }

            public override void WriteDebugLine(string message)
            {
            }

            public override void WriteVerboseLine(string message)
            {
            }

            public override void WriteProgress(long sourceId, ProgressRecord record)
            {
            }

            public override void WriteWarningLine(string message) => Warnings.Enqueue(message);

            public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
            {
                Titles.Enqueue(caption);
                Questions.Enqueue(message);
                string answer = Answers.TryDequeue(out string told) ? told : "No";
                for (int index = 0; index < choices.Count; index++)
                {
                    if (choices[index].Label.Replace("&", "") == answer)
                        return index;
                }
                throw new NotSupportedException("There is no such answer: " + answer);
            }

            public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
                throw new NotSupportedException(message);

            public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
                throw new NotSupportedException(message);

            public override PSCredential PromptForCredential(
                string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
                throw new NotSupportedException(message);

            public override string ReadLine() => throw new NotSupportedException();

            public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
        }
    }
}
