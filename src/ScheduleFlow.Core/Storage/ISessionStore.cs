namespace ScheduleFlow.Core.Storage;

/// <summary>
/// What all gateways on one store must know so that a session of one is good at another: the keys that tickets are
/// protected with, and the sessions that were ended before their time. Safe for many threads at once.
/// </summary>
/// <remarks>Failures are <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>.</remarks>
public interface ISessionStore
{
    /// <summary>The documents of the platform's data protection, each as it was added.</summary>
    IReadOnlyList<string> ReadKeys();

    /// <summary>Keeps a document, for the owner's eyes alone.</summary>
    /// <param name="name">What it is called: letters, digits and dashes.</param>
    /// <param name="document">XML.</param>
    void AddKey(string name, string document);

    /// <summary>A text that stays the same as long as no session is ended; another one each time while that cannot be told.</summary>
    string EndedStamp();

    /// <summary>The ids of the sessions that were ended; those whose tickets are over anyway are forgotten.</summary>
    IReadOnlySet<string> ReadEnded(DateTimeOffset now);

    /// <summary>Ends a session for all gateways.</summary>
    /// <param name="id">Its id: lower-case hexadecimal digits.</param>
    /// <param name="until">When the last of its tickets is over.</param>
    void End(string id, DateTimeOffset until);
}
