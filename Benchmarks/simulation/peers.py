"""The same M/M/c in simulators of the Python Package Index, written the way their documentation shows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class PeerResult:
    """How fast a peer simulated, and what it found."""

    arrivals_per_second: float
    mean: float


def peer_speed(name: str, servers: int, utilization: float, customers: int, seed: int) -> PeerResult | None:
    """A peer's arrivals a second of processor time and its mean time in the system; `None` if it is not installed."""
    try:
        simulate = PEERS[name]()
    except ImportError:
        return None
    started = time.process_time()
    mean = simulate(servers, utilization * servers, customers, seed)
    return PeerResult(customers / (time.process_time() - started), mean)


def simpy_simulation() -> Callable[[int, float, int, int], float]:
    """https://simpy.readthedocs.io: a process a customer, a resource for the servers."""
    import simpy

    def simulate(servers: int, rate: float, customers: int, seed: int) -> float:
        generator = random.Random(seed)
        environment = simpy.Environment()
        desk = simpy.Resource(environment, capacity=servers)
        total = 0.0

        def customer():
            nonlocal total
            arrived = environment.now
            with desk.request() as request:
                yield request
                yield environment.timeout(generator.expovariate(1))
            total += environment.now - arrived

        def source():
            for _ in range(customers):
                yield environment.timeout(generator.expovariate(rate))
                environment.process(customer())

        environment.process(source())
        environment.run()
        return total / customers

    return simulate


def ciw_simulation() -> Callable[[int, float, int, int], float]:
    """https://ciw.readthedocs.io: one node, as many servers, until the number of customers has finished."""
    import ciw

    def simulate(servers: int, rate: float, customers: int, seed: int) -> float:
        ciw.seed(seed)
        network = ciw.create_network(
            arrival_distributions=[ciw.dists.Exponential(rate=rate)],
            service_distributions=[ciw.dists.Exponential(rate=1)],
            number_of_servers=[servers],
        )
        simulation = ciw.Simulation(network)
        simulation.simulate_until_max_customers(customers)
        records = simulation.get_all_records()
        return sum(record.exit_date - record.arrival_date for record in records) / len(records)

    return simulate


PEERS = {"simpy": simpy_simulation, "ciw": ciw_simulation}
