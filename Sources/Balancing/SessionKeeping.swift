/// A strategy that goes by ``RequestContext/preferredBackend``.
///
/// Whoever runs one must name the preferred backend of each request, and hand the client a token of the backend that
/// it got; for others that work can be saved.
public protocol SessionKeeping: BalancingStrategy {}
