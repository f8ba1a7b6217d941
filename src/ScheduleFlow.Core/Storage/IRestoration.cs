using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// Files that are to become all that a store holds, in one change. Nothing has changed before <see cref="Commit"/>, and
/// nothing stays of a restoration that is disposed of without.
/// </summary>
internal interface IRestoration : IDisposable
{
    /// <summary>
    /// Adds a file. <c>validation</c> for a name that is not a store's, <c>parse_error</c> for a document that the store
    /// cannot read.
    /// </summary>
    /// <param name="path">Relative, with slashes.</param>
    /// <param name="isReadable">Whether the store must be able to read it, if it is a document.</param>
    /// <param name="content">Is read to its end.</param>
    Outcome<bool> Add(string path, bool isReadable, Stream content);

    /// <summary>Makes the change. <c>conflict</c> where the store is not empty and was not to be replaced.</summary>
    /// <returns>Whether something was replaced.</returns>
    Outcome<bool> Commit();
}
